import type { Output } from '../../api/client.ts';

export type ListedProfile = Output<'listImportProfiles'>['items'][number];
export type ImportProfile = ListedProfile['profile'];
export type ImportField = keyof ImportProfile['columns'];

/** Column names match but for letter case and the space around them, as the server finds them. */
function sameColumn(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

export function hasColumn(header: readonly string[], column: string): boolean {
  return header.some((name) => sameColumn(name, column));
}

/** The columns that a profile names, by what they mean. */
export function namedColumns(profile: ImportProfile): readonly (readonly [ImportField, string])[] {
  return Object.entries(profile.columns).filter(
    (entry): entry is [ImportField, string] => typeof entry[1] === 'string',
  );
}

/** Columns that a profile needs and a file lacks. */
export function missingColumns(
  profile: ImportProfile,
  header: readonly string[],
): readonly string[] {
  const needed = namedColumns(profile)
    .filter(([field]) => profile.optional?.includes(field) !== true)
    .map(([, column]) => column);
  const all = new Set([...needed, ...(profile.keyColumns ?? [])]);
  return [...all].filter((column) => !hasColumn(header, column));
}

/** The profile that needs nothing the file lacks, and finds most in it. */
export function fittingProfile(
  profiles: readonly ListedProfile[],
  header: readonly string[],
): ListedProfile | undefined {
  const found = ({ profile }: ListedProfile) =>
    namedColumns(profile).filter(([, column]) => hasColumn(header, column)).length;
  return profiles
    .filter(({ profile }) => missingColumns(profile, header).length === 0)
    .toSorted((left, right) => found(right) - found(left))[0];
}
