import { createContext, use } from 'react';

/**
 * Begins the ids of fields. A form in a dialog has its own, so that no id stands twice while a form
 * is behind it.
 */
export const FieldScope = createContext('field');

export function useFieldId(): (name: string) => string {
  const scope = use(FieldScope);
  return (name) => `${scope}-${name}`;
}
