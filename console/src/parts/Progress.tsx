import { type ReactNode, useEffect, useRef } from 'react';
import { currentInstant } from '../app/clock.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { announce } from './announce.tsx';
import { StatusBadge } from './StatusBadge.tsx';

/**
 * Long work as the server reports it. The page asks again while it runs, so leaving loses nothing.
 */
export interface Work {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  readonly done: number;
  /** `null` while nobody knows yet how much there is. */
  readonly total: number | null;
  readonly startedAt: string | null;
}

/**
 * How often a page asks about running work; `false` stops asking. For `useRead(…, { everyMs })`.
 */
export function pollMs(work: Work | undefined): number | false {
  return work === undefined || work.state === 'waiting' || work.state === 'running' ? 1000 : false;
}

/** A tenth is often enough for a voice. */
const announceEvery = 0.1;

/** Count, rate and time left of long work, and how to stop it. */
export function Progress({
  label,
  work,
  stop,
  result,
}: {
  readonly label: string;
  readonly work: Work;
  /** A button that stops the work, while it runs. */
  readonly stop?: ReactNode;
  /** What came out, and what was skipped and why; shown when it has ended. */
  readonly result?: ReactNode;
}) {
  const { words, say } = useWords(partsWords);
  const format = useFormat();
  const running = work.state === 'running' || work.state === 'waiting';
  const share = work.total === null || work.total === 0 ? null : work.done / work.total;
  const seconds =
    work.startedAt === null
      ? 0
      : (currentInstant().getTime() - new Date(work.startedAt).getTime()) / 1000;
  const rate = running && seconds > 1 ? work.done / seconds : 0;
  const left = rate > 0 && work.total !== null ? (work.total - work.done) / rate : null;

  const spoken = useRef(-1);
  const step = share === null ? 0 : Math.floor(share / announceEvery);
  useEffect(() => {
    if (step === spoken.current) return;
    spoken.current = step;
    announce(
      `${label}: ${words.progress[work.state]} ${share === null ? '' : format.share(share)}`,
    );
  }, [step, label, work.state, share, format, words]);

  return (
    <section className="Progress" aria-label={label}>
      <div className="Progress-head">
        <strong>{label}</strong>
        <StatusBadge tone={tones[work.state]}>{words.progress[work.state]}</StatusBadge>
        {running ? stop : null}
      </div>
      <progress
        className="Progress-bar"
        aria-label={label}
        {...(share === null && running ? {} : { value: share ?? 1, max: 1 })}
      />
      <div className="small quiet row">
        <span>
          {work.total === null
            ? format.count(work.done)
            : say(words.progress.countOf, {
                done: format.count(work.done),
                total: format.count(work.total),
              })}
        </span>
        {rate > 0 ? (
          <span>{say(words.progress.rate, { rate: format.count(Math.round(rate)) })}</span>
        ) : null}
        {left === null ? null : (
          <span>{say(words.progress.left, { time: format.duration(left) })}</span>
        )}
      </div>
      {running ? null : result}
    </section>
  );
}

const tones = {
  waiting: 'neutral',
  running: 'information',
  done: 'success',
  failed: 'danger',
  stopped: 'warning',
} as const;
