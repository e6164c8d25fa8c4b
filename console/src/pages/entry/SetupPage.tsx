import { useMemo } from 'react';
import { type Body, call } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useForgetAll } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { PasswordField, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { EntryFrame } from '../../shell/EntryFrame.tsx';
import { entryWords } from '../../words/entry.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { countries, currencies, timeZones } from '../../words/places.ts';
import { shellWords } from '../../words/shell.ts';
import { useLinkToken } from './link-token.ts';

/** The first administrator and the first partner, by the one-time link that the program prints. */
export function SetupPage() {
  const { words } = useWords(entryWords);
  const { setup } = words;
  const read = useRead('getSetup', {});
  const token = useLinkToken();
  return (
    <EntryFrame title={setup.title} wide>
      <Loaded read={read}>
        {({ needed }) => {
          if (!needed) {
            return (
              <Message tone="information" title={setup.doneTitle}>
                <p>{setup.done}</p>
                <AppLink to={paths.signIn()}>{setup.toSignIn}</AppLink>
              </Message>
            );
          }
          if (token === null) {
            return (
              <Message tone="warning" title={setup.noTokenTitle}>
                {setup.noToken}
              </Message>
            );
          }
          return <SetupForm token={token} />;
        }}
      </Loaded>
    </EntryFrame>
  );
}

type Cloud = Body<'setUp'>['cloud'];

function SetupForm({ token }: { readonly token: string }) {
  const { words, language } = useWords(entryWords);
  const { clouds } = useWords(shellWords).words;
  const required = useWords(partsWords).words.form.required;
  const { setup } = words;
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();
  const choices = useMemo(
    () => ({
      countries: countries(language),
      currencies: currencies(language),
      zones: timeZones(),
      clouds: Object.entries(clouds).map(([value, label]) => ({ value, label })),
    }),
    [language, clouds],
  );

  const form = useForm({
    initial: {
      ...firstGuess(),
      email: '',
      name: '',
      password: '',
      partnerName: '',
      cloud: 'global',
    },
    check: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          value.trim() === '' ? required : undefined,
        ]),
      ),
    act: async (values) => {
      const body = { ...values, token, language, cloud: values.cloud as Cloud };
      await call('setUp', { body });
      await forgetAll();
      navigateTo(paths.home(), 'replace');
    },
  });

  return (
    <>
      <p className="quiet">{setup.lead}</p>
      <Form form={form} submit={setup.submit}>
        <h2>{setup.you}</h2>
        <TextField {...form.field('name')} label={words.name} autoComplete="name" />
        <TextField
          {...form.field('email')}
          label={words.email}
          type="email"
          autoComplete="username"
        />
        <PasswordField
          {...form.field('password')}
          label={words.password}
          help={words.passwordHelp}
          autoComplete="new-password"
        />
        <h2>{setup.company}</h2>
        <TextField
          {...form.field('partnerName')}
          label={setup.partnerName}
          help={setup.partnerNameHelp}
          autoComplete="organization"
        />
        <SelectField
          {...form.field('cloud')}
          label={setup.cloud}
          help={setup.cloudHelp}
          choices={choices.clouds}
        />
        <SelectField
          {...form.field('country')}
          label={setup.country}
          help={setup.countryHelp}
          choices={choices.countries}
          searchable
        />
        <SelectField
          {...form.field('currency')}
          label={setup.currency}
          help={setup.currencyHelp}
          choices={choices.currencies}
          searchable
        />
        <SelectField
          {...form.field('timeZone')}
          label={setup.timeZone}
          help={setup.timeZoneHelp}
          choices={choices.zones}
          searchable
        />
      </Form>
    </>
  );
}

/** What the browser tells about where somebody works; every guess can be changed in the form. */
function firstGuess() {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const japan = timeZone === 'Asia/Tokyo' || navigator.language.startsWith('ja');
  const country = new Intl.Locale(navigator.language).maximize().region ?? 'US';
  return { timeZone, country: japan ? 'JP' : country, currency: japan ? 'JPY' : 'USD' };
}
