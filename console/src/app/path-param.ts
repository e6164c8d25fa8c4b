import { useParams } from '@tanstack/react-router';

/** A part of the page's path, such as `customerId`; empty where the path has none. */
export function usePathParam(name: string): string {
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return params[name] ?? '';
}
