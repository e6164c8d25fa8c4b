import { useEffect } from 'react';
import { useAct } from '../../api/queries.ts';
import { CheckField, PasswordField, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { type FormState, useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';
import { bodyOf, isPort, type MailValues, valuesOf, wrongDay } from './mail-values.ts';
import type { MailSettings } from './MailSettingsPage.tsx';

/** All mail settings in one form: they contradict each other or they do not. */
export function MailSettingsForm({
  settings: current,
  onChanged,
}: {
  readonly settings: MailSettings;
  readonly onChanged: (changed: boolean) => void;
}) {
  const { words, say } = useWords(noticesWords);
  const { settings } = words;
  const required = useWords(partsWords).words.form.required;
  const change = useAct('changeNoticeSettings', { refreshes: ['getNoticeSettings'] });
  const form = useForm<MailValues>({
    initial: valuesOf(current),
    check: (values) => {
      const line = wrongDay(values.quietDays);
      const needed = (text: string) =>
        values.useServer && text.trim() === '' ? required : undefined;
      return {
        host: needed(values.host),
        port: values.useServer && !isPort(values.port) ? settings.badPort : undefined,
        fromAddress: needed(values.fromAddress),
        sendFrom: values.sendFrom === '' ? required : undefined,
        sendUntil: values.sendUntil === '' ? required : undefined,
        quietDays: line === undefined ? undefined : say(settings.badQuietDay, { line }),
      };
    },
    act: async (values) => {
      await change.act({ body: bodyOf(values, current.version) });
      toast(settings.saved);
    },
  });
  useEffect(() => onChanged(form.changed), [form.changed, onChanged]);
  return (
    <Form form={form} submit={settings.save} permission="notices.write">
      <ServerFields form={form} hasPassword={current.smtp?.hasPassword ?? false} />
      <h2>{settings.sender}</h2>
      <TextField
        {...form.field('fromName')}
        label={settings.fromName}
        help={settings.fromNameHelp}
        required={false}
      />
      <TextField
        {...form.field('fromAddress')}
        label={settings.fromAddress}
        type="email"
        required={form.values.useServer}
      />
      <TextField
        {...form.field('replyTo')}
        label={settings.replyTo}
        help={settings.replyToHelp}
        type="email"
        required={false}
      />
      <h2>{settings.hours}</h2>
      <p className="quiet">{settings.hoursLead}</p>
      <div className="row">
        <TextField {...form.field('sendFrom')} label={settings.sendFrom} type="time" />
        <TextField {...form.field('sendUntil')} label={settings.sendUntil} type="time" />
      </div>
      <TextField
        {...form.field('quietDays')}
        label={settings.quietDays}
        help={settings.quietDaysHelp}
        required={false}
        multiline
      />
      <h2>{settings.bank}</h2>
      <p className="quiet">{settings.bankLead}</p>
      <TextField {...form.field('bankEn')} label={settings.bankEn} required={false} multiline />
      <TextField {...form.field('bankJa')} label={settings.bankJa} required={false} multiline />
    </Form>
  );
}

function ServerFields({
  form,
  hasPassword,
}: {
  readonly form: FormState<MailValues>;
  readonly hasPassword: boolean;
}) {
  const { settings } = useWords(noticesWords).words;
  const setSecurity = form.field('security');
  return (
    <>
      <h2>{settings.server}</h2>
      <p className="quiet">{settings.serverLead}</p>
      <CheckField {...form.field('useServer')} label={settings.useServer} />
      {form.values.useServer ? (
        <>
          <TextField {...form.field('host')} label={settings.host} autoComplete="off" />
          <SelectField
            {...setSecurity}
            onValue={(security) => form.set({ security, ...portFor(security, form.values.port) })}
            label={settings.security}
            choices={Object.entries(settings.securities).map(([value, label]) => ({
              value,
              label,
            }))}
          />
          <TextField {...form.field('port')} label={settings.port} inputMode="numeric" />
          <TextField
            {...form.field('user')}
            label={settings.user}
            required={false}
            autoComplete="off"
          />
          <PasswordField
            {...form.field('password')}
            label={settings.password}
            help={hasPassword ? settings.passwordKept : settings.passwordHelp}
            required={false}
            autoComplete="new-password"
          />
        </>
      ) : null}
    </>
  );
}

const usualPorts: Readonly<Record<string, string>> = { starttls: '587', tls: '465', none: '25' };

/** The usual port follows the encryption, unless somebody chose another. */
function portFor(security: string, port: string): { readonly port?: string } {
  const next = usualPorts[security];
  return next !== undefined && Object.values(usualPorts).includes(port) ? { port: next } : {};
}
