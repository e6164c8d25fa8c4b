import type { ApiProblem } from '../../api/problem.ts';
import { useMemo } from 'react';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { PolicyContent, Problem } from './content.ts';

/** One fault of a policy: where, as `stages.2.gate.approval`, and in words. */
export interface Fault {
  readonly path: string;
  readonly text: string;
}

/** `stages[2].gate`, `body.content.stages[2].gate` and `/content/stages/2/gate` are one place. */
export function plainPath(field: string): string {
  return field
    .replaceAll(/[/[]/g, '.')
    .replaceAll(']', '')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^\./, '')
    .replace(/^body\./, '')
    .replace(/^content\.?/, '');
}

/** What keeps a policy from being published, in the reader's words. */
export function useFaults(problems: readonly Problem[], content: PolicyContent): readonly Fault[] {
  const { words, language } = useWords(policyWords);
  return useMemo(() => {
    const sentences: Readonly<Record<string, string>> = words.problems;
    const stageName = (key: unknown) =>
      content.stages.find((stage) => stage.key === key)?.names[language] ?? String(key);
    return problems.map(({ code, field, values }) => {
      const sentence = sentences[code] ?? code.replaceAll('_', ' ');
      const text = sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === 'stage' || name === 'other' ? stageName(values[name]) : String(values[name] ?? ''),
      );
      return { path: plainPath(field), text };
    });
  }, [problems, content, words, language]);
}

/** Faults of the form of a policy: an empty name, a number out of range. */
export function faultsOfProblem(problem: ApiProblem | null): readonly Fault[] {
  return (problem?.problem.errors ?? []).map(({ field, message }) => ({
    path: plainPath(field),
    text: message,
  }));
}

/** The faults at a place and inside it, for the field that stands for all of it. */
export function faultAt(faults: readonly Fault[], path: string): string | undefined {
  return joined(faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`)));
}

/** The faults of a place itself, where what is inside it has fields of its own. */
export function faultOf(faults: readonly Fault[], path: string): string | undefined {
  return joined(faults.filter((fault) => fault.path === path));
}

function joined(faults: readonly Fault[]): string | undefined {
  const texts = [...new Set(faults.map((fault) => fault.text))];
  return texts.length === 0 ? undefined : texts.join(' ');
}
