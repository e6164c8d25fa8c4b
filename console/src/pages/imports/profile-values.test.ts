import { describe, expect, it } from 'vitest';
import { fittingProfile, type ListedProfile, missingColumns } from './profile-fit.ts';
import {
  emptyProfile,
  guessColumns,
  keyFromName,
  profileOfValues,
  valuesOfProfile,
} from './profile-values.ts';

const columns = {
  number: 'doc_id',
  customerNumber: 'cust',
  issuedOn: 'day',
  amount: 'usd',
  reference: 'note',
};
const listed = (key: string, more: Partial<ListedProfile['profile']> = {}): ListedProfile => ({
  builtIn: false,
  profile: {
    ...profileOfValues({ ...emptyProfile, name: key, key, columns, optional: ['reference'] }),
    ...more,
  },
});

describe('a profile in its editor', () => {
  it('comes back as it was', () => {
    const { profile } = listed('erp', {
      currency: { fixed: 'JPY' },
      numberFormat: { decimal: ',', group: '.' },
      keyColumns: ['doc_id', 'year'],
      cleaning: { number: ['strip_decimal_zero'] },
    });
    expect(profileOfValues(valuesOfProfile(profile))).toEqual(profile);
  });

  it('leaves out what does not belong to its kind', () => {
    const values = { ...emptyProfile, name: 'x', key: 'x1', kind: 'payments' };
    const profile = profileOfValues({
      ...values,
      columns: { ...columns, dueOn: 'due', appliesTo: 'invoice' },
    });
    expect(profile.columns).toEqual({ ...columns, appliesTo: 'invoice' });
  });

  it('never lets a needed column be optional', () => {
    const optional = ['number', 'reference'] as const;
    const profile = profileOfValues({ ...emptyProfile, columns, optional });
    expect(profile.optional).toEqual(['reference']);
  });

  it('makes a key of a name', () => {
    expect(keyFromName('ERP Export (2026)')).toBe('erp-export-2026');
    expect(keyFromName('売掛金')).toBe('');
  });
});

describe('a profile and a file', () => {
  const header = ['Doc_ID ', 'cust', 'day', 'USD'];

  it('fit when every needed column is there, whatever its letter case', () => {
    expect(missingColumns(listed('a').profile, header)).toEqual([]);
    expect(missingColumns(listed('a', { keyColumns: ['year'] }).profile, header)).toEqual(['year']);
  });

  it('the one that finds most is suggested', () => {
    const more = listed('b', {
      columns: { ...columns, bookedOn: 'booked' },
      optional: ['reference'],
    });
    expect(fittingProfile([more, listed('a')], header)?.profile.key).toBe('a');
    expect(fittingProfile([listed('a'), more], [...header, 'booked'])?.profile.key).toBe('b');
    expect(fittingProfile([more], header)).toBeUndefined();
  });

  it('columns are guessed from known profiles, each once', () => {
    const guessed = guessColumns(['cust', 'usd'], [listed('a'), listed('b')], []);
    expect(guessed).toEqual({ customerNumber: 'cust', amount: 'usd' });
  });
});
