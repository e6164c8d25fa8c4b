import {
  Checkbox,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { currencyDecimals } from '../words/format.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { readAmount } from './amount.ts';
import { useFieldId } from './field-scope.ts';
import type { Bound } from './form-state.ts';

/** What every field has: its label above, help beside it, the error under it. */
export interface FieldProps<Value> extends Bound<Value> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

export function useField<Value>({
  name,
  label,
  help,
  required,
  disabled,
  error,
  register,
}: FieldProps<Value>) {
  const { words } = useWords(partsWords);
  const fieldId = useFieldId();
  useEffect(() => register(label));
  return {
    id: fieldId(name),
    name,
    // Most fields must be filled; the few that need not say so.
    label: required === false ? `${label} ${words.form.optional}` : label,
    description: help,
    disabled: disabled ?? false,
    error,
    inputWrapperOrder: [
      'label' as const,
      'input' as const,
      'error' as const,
      'description' as const,
    ],
  };
}

export function TextField({
  type,
  autoComplete,
  inputMode,
  placeholder,
  multiline = false,
  ...field
}: FieldProps<string> & {
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'time';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'email';
  readonly placeholder?: string;
  readonly multiline?: boolean;
}) {
  const shared = useField(field);
  if (multiline) {
    return (
      <Textarea
        {...shared}
        value={field.value}
        onChange={(event) => field.onValue(event.currentTarget.value)}
      />
    );
  }
  const native: TextInputProps = { type: type ?? 'text' };
  if (autoComplete !== undefined) native.autoComplete = autoComplete;
  if (inputMode !== undefined) native.inputMode = inputMode;
  if (placeholder !== undefined) native.placeholder = placeholder;
  return (
    <TextInput
      {...shared}
      {...native}
      value={field.value}
      onChange={(event) => field.onValue(event.currentTarget.value)}
    />
  );
}

export function PasswordField({
  autoComplete,
  ...field
}: FieldProps<string> & { readonly autoComplete: 'current-password' | 'new-password' }) {
  const { words } = useWords(partsWords);
  return (
    <PasswordInput
      {...useField(field)}
      autoComplete={autoComplete}
      value={field.value}
      onChange={(event) => field.onValue(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': words.form.showPassword, tabIndex: 0 }}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  choices,
  searchable = false,
  ...field
}: FieldProps<string> & { readonly choices: readonly Choice[]; readonly searchable?: boolean }) {
  const { words } = useWords(partsWords);
  return (
    <Select
      {...useField(field)}
      data={choices.map((choice) => ({ ...choice }))}
      searchable={searchable}
      nothingFoundMessage={words.form.nothingFound}
      allowDeselect={field.required === false}
      value={field.value === '' ? null : field.value}
      onChange={(value) => field.onValue(value ?? '')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}

export function CheckField(field: FieldProps<boolean>) {
  const { id, name, label, description, disabled, error } = useField({ required: true, ...field });
  return (
    <Checkbox
      id={id}
      name={name}
      label={label}
      description={description}
      disabled={disabled}
      error={error}
      checked={field.value}
      onChange={(event) => field.onValue(event.currentTarget.checked)}
    />
  );
}

/** Any number of choices, each with a line that says what it means. */
export function ChoicesField({
  choices,
  ...field
}: FieldProps<readonly string[]> & {
  readonly choices: readonly (Choice & { readonly help?: string })[];
}) {
  const { id, label, description, error } = useField(field);
  return (
    <Checkbox.Group
      label={label}
      description={description}
      error={error}
      id={id}
      tabIndex={-1}
      value={[...field.value]}
      onChange={(value) => field.onValue(value)}
    >
      <div className="ChoicesField">
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.help}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/**
 * An amount in a currency. Takes what people type (`1,234.5`, `¥1234`, full-width figures) and
 * keeps a decimal string.
 */
export function MoneyField({
  currency,
  ...field
}: FieldProps<string> & { readonly currency: string }) {
  const { words, say } = useWords(partsWords);
  const format = useFormat();
  const shared = useField(field);
  const decimals = currencyDecimals(currency);
  const read = readAmount(field.value, decimals);
  const wrong =
    field.value !== '' && read === null ? say(words.form.badAmount, { decimals }) : undefined;
  return (
    <TextInput
      {...shared}
      error={shared.error ?? wrong}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      className="MoneyField"
      autoComplete="off"
      rightSection={<span className="quiet small">{currency}</span>}
      rightSectionWidth={48}
      value={field.value}
      onChange={(event) => field.onValue(event.currentTarget.value)}
      onBlur={() => {
        if (read !== null) field.onValue(read);
      }}
      title={read === null ? '' : format.money(read, currency)}
    />
  );
}
