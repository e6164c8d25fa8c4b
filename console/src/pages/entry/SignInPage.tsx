import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useRead } from '../../api/queries.ts';
import { useForgetAll } from '../../api/session.tsx';
import { useNavigateTo } from '../../app/navigate.ts';
import { useSearchState } from '../../app/search-state.ts';
import { PasswordField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { type Path, paths } from '../../paths.ts';
import { EntryFrame } from '../../shell/EntryFrame.tsx';
import { entryWords } from '../../words/entry.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';

/** E-mail and password; the code of an authenticator app is asked for when the account has one. */
export function SignInPage() {
  const { words } = useWords(entryWords);
  const required = useWords(partsWords).words.form.required;
  const [search] = useSearchState();
  const [codeAsked, setCodeAsked] = useState(false);
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();
  const setup = useRead('getSetup', {});

  const form = useForm({
    initial: { email: '', password: '', code: '' },
    check: ({ email, password, code }) => ({
      email: email.trim() === '' ? required : undefined,
      password: password === '' ? required : undefined,
      code: codeAsked && code.trim() === '' ? required : undefined,
    }),
    act: async ({ email, password, code }) => {
      const body = { email: email.trim(), password };
      try {
        await call('signIn', { body: code === '' ? body : { ...body, code: code.trim() } });
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'sign_in_code_needed') {
          throw problem;
        }
        setCodeAsked(true);
        return;
      }
      await forgetAll();
      navigateTo(ownPath(search.get('next')), 'replace');
    },
  });

  useEffect(() => {
    if (codeAsked) document.getElementById('field-code')?.focus();
  }, [codeAsked]);

  return (
    <EntryFrame title={words.signIn.title}>
      {setup.data?.needed === true ? (
        <Message tone="information" title={words.signIn.notSetUpTitle}>
          {words.signIn.notSetUp}
        </Message>
      ) : null}
      <Form form={form} submit={words.signIn.submit}>
        <TextField
          {...form.field('email')}
          label={words.email}
          type="email"
          autoComplete="username"
        />
        <PasswordField
          {...form.field('password')}
          label={words.password}
          autoComplete="current-password"
        />
        {codeAsked ? (
          <TextField
            {...form.field('code')}
            label={words.signIn.code}
            help={words.signIn.codeHelp}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        ) : null}
      </Form>
    </EntryFrame>
  );
}

/** Only a place in the console: an address elsewhere in a sign-in link would be a trap. */
function ownPath(next: string | null): Path {
  const own = next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith(paths.signIn());
  return own ? (next as Path) : paths.home();
}
