import './Shell.css';
import { type ReactNode, useEffect } from 'react';
import { announce } from '../parts/announce.tsx';
import { languages } from '../words/family.ts';
import { languageNames, useReader } from '../words/language.tsx';

/** The frame of the pages before the sign-in: one narrow column, and the choice of language. */
export function EntryFrame({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { language, setLanguage } = useReader();
  useEffect(() => {
    document.title = `${title} · Surety`;
    announce(title);
  }, [title]);
  return (
    <div className="Entry">
      <header className="Entry-head">
        <span className="Shell-brand">
          <img src="/favicon.svg" alt="" width={22} height={22} /> Surety
        </span>
        <span className="row">
          {languages.map((each) => (
            <button
              key={each}
              type="button"
              className="LinkButton"
              lang={each}
              aria-pressed={each === language}
              onClick={() => setLanguage(each)}
            >
              {languageNames[each]}
            </button>
          ))}
        </span>
      </header>
      <main className={wide ? 'Entry-main Entry-wide' : 'Entry-main'}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
