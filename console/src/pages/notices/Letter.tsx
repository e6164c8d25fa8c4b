import './notices.css';
import { useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';

/**
 * A letter as its reader sees it, in a frame that may run nothing and reach nothing; or its plain-
 * text twin. The frame keeps the letter's own white paper in every theme.
 */
export function Letter({
  html,
  text,
  subject,
}: {
  readonly html: string;
  readonly text: string;
  readonly subject: string;
}) {
  const { words, say } = useWords(noticesWords);
  const [plain, setPlain] = useState(false);
  return (
    <div className="Letter">
      <div className="row">
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className="LinkButton"
            aria-pressed={plain === each}
            onClick={() => setPlain(each)}
          >
            {each ? words.one.plain : words.one.html}
          </button>
        ))}
      </div>
      {plain ? (
        <pre className="Letter-text">{text}</pre>
      ) : (
        <iframe
          className="Letter-frame"
          title={say(words.one.frame, { subject })}
          sandbox=""
          srcDoc={html}
        />
      )}
    </div>
  );
}
