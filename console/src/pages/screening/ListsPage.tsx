import { useState } from 'react';
import { useAct, useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { screeningWords } from '../../words/screening.ts';
import { ScreeningFrame } from './ScreeningFrame.tsx';

/** Values on lists that rules ask for. */
export function ListsPage() {
  const { lists } = useWords(screeningWords).words;
  const read = useRead('listScreeningEntries', {});
  const remove = useAct('removeScreeningEntry', { refreshes: ['listScreeningEntries'] });
  const [adding, setAdding] = useState(false);
  return (
    <ScreeningFrame
      title={lists.title}
      lead={lists.lead}
      actions={
        <ActionButton kind="primary" permission="screening.write" onClick={() => setAdding(true)}>
          {lists.add}
        </ActionButton>
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{lists.empty}</p>
          ) : (
            <table className="PlainTable">
              <thead>
                <tr>
                  <th scope="col">{lists.list}</th>
                  <th scope="col">{lists.value}</th>
                  <th scope="col">{lists.note}</th>
                  <th scope="col">{lists.expiresOn}</th>
                  <th scope="col" aria-label={lists.remove} />
                </tr>
              </thead>
              <tbody>
                {items.map(({ list, value, note, expiresOn }) => (
                  <tr key={`${list} ${value}`}>
                    <td>{list}</td>
                    <td>{value}</td>
                    <td>{note}</td>
                    <td>{expiresOn === null ? lists.forEver : <DayText day={expiresOn} />}</td>
                    <td>
                      <ActionButton
                        kind="quiet"
                        permission="screening.write"
                        onClick={() =>
                          void remove
                            .act({ params: { list, value } })
                            .then(() => toast(lists.removed))
                        }
                      >
                        {lists.remove}
                      </ActionButton>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {adding ? <AddDialog close={() => setAdding(false)} /> : null}
    </ScreeningFrame>
  );
}

function AddDialog({ close }: { readonly close: () => void }) {
  const { lists } = useWords(screeningWords).words;
  const { required, badDay } = useWords(partsWords).words.form;
  const add = useAct('addScreeningEntry', { refreshes: ['listScreeningEntries'] });
  const form = useForm({
    initial: { list: '', value: '', note: '', expiresOn: '' },
    check: ({ list, value, expiresOn }) => ({
      list: /^[a-z][a-z0-9_]{0,39}$/.test(list) ? undefined : lists.badList,
      value: value.trim() === '' ? required : undefined,
      expiresOn: expiresOn === '' || isDay(expiresOn) ? undefined : badDay,
    }),
    act: async ({ list, value, note, expiresOn }) => {
      await add.act({
        body: {
          list,
          value: value.trim(),
          note: note.trim(),
          expiresOn: expiresOn === '' ? null : expiresOn,
        },
      });
      toast(lists.added);
      close();
    },
  });
  return (
    <Dialog title={lists.add} close={close}>
      <Form form={form} submit={lists.add} permission="screening.write">
        <TextField {...form.field('list')} label={lists.list} help={lists.badList} />
        <TextField {...form.field('value')} label={lists.value} />
        <TextField {...form.field('note')} label={lists.note} required={false} />
        <DayField
          {...form.field('expiresOn')}
          label={lists.expiresOn}
          help={lists.expiresHelp}
          required={false}
        />
      </Form>
    </Dialog>
  );
}
