import { type Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useSearchState } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { useReader, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { SettingsFrame } from '../people/SettingsFrame.tsx';
import { Letter } from './Letter.tsx';

type Preview = Output<'previewNoticeTemplates'>['items'][number];

/** Every letter as it would leave, in either language, before the first one does. */
export function LettersPage() {
  const { words } = useWords(noticesWords);
  const { letters } = words;
  const reader = useReader();
  const [search, patch] = useSearchState();
  const asked = search.get('language');
  const language = asked === 'en' || asked === 'ja' ? asked : reader.language;
  const read = useRead('previewNoticeTemplates', { query: { language } });
  return (
    <SettingsFrame
      title={letters.title}
      lead={letters.lead}
      actions={
        <fieldset className="row Letters-language">
          <legend className="unseen">{letters.language}</legend>
          {(['en', 'ja'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="LinkButton"
              aria-pressed={language === each}
              onClick={() => patch({ language: each })}
            >
              {words.languages[each]}
            </button>
          ))}
        </fieldset>
      }
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {({ items }) => <Letters items={items} chosen={search.get('letter')} language={language} />}
      </Loaded>
    </SettingsFrame>
  );
}

function Letters({
  items,
  chosen,
  language,
}: {
  readonly items: readonly Preview[];
  readonly chosen: string | null;
  readonly language: 'en' | 'ja';
}) {
  const { words } = useWords(noticesWords);
  const { letters } = words;
  const open = items.find((each) => each.template === chosen) ?? items[0];
  if (open === undefined) return null;
  return (
    <div className="Mailbox">
      <nav className="Mailbox-list" aria-label={letters.choose}>
        <ul>
          {items.map((each) => (
            <li key={each.template}>
              <AppLink
                to={paths.letters({ letter: each.template, language })}
                className="Mailbox-mail"
                aria-current={each === open ? 'true' : undefined}
              >
                <span>{words.templates[each.template]}</span>
                <span className="small quiet" lang={language}>
                  {each.subject}
                </span>
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <section className="Mailbox-open" aria-label={open.title}>
        <h2 lang={language}>{open.subject}</h2>
        <Letter key={open.template} html={open.html} text={open.text} subject={open.subject} />
      </section>
    </div>
  );
}
