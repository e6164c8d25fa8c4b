import './imports.css';
import { useRead } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { useSearchState } from '../../app/search-state.ts';
import { Message } from '../../parts/Message.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import { useChosenFile } from './chosen-file.ts';
import { DropFile } from './DropFile.tsx';
import { useFileSample } from './file-sample.ts';
import { ImportForm } from './ImportForm.tsx';
import { delimiters, encodings } from './sample.ts';
import { RunningImports } from './RunningImports.tsx';
import { useRunning, useSendFile } from './running.ts';

/** Choosing a file and how it is read, then checking it. Nothing enters the ledger from here. */
export function NewImportPage() {
  const { words } = useWords(importsWords);
  const navigateTo = useNavigateTo();
  const [search, patch] = useSearchState();
  const [file, setFile] = useChosenFile();
  const delimiter = delimiters.find((each) => each === search.get('delimiter'));
  const encoding = encodings.find((each) => each === search.get('encoding'));
  const { sample, fault } = useFileSample(file, { delimiter, encoding });
  const profiles = useRead('listImportProfiles', {});
  const send = useSendFile();
  const sending = useRunning().some((each) => each.kind === 'reading' && each.problem === null);
  return (
    <Page
      title={words.new.title}
      lead={words.new.lead}
      breadcrumbs={[{ label: words.title, to: paths.imports() }]}
    >
      <RunningImports />
      <div className="NewImport" hidden={sending}>
        <DropFile file={file} columns={sample?.header.length ?? null} onFile={setFile} />
        {fault === null ? null : (
          <Message tone="danger">{fault === 'empty' ? words.new.empty : words.new.noCsv}</Message>
        )}
        <Loaded read={profiles}>
          {({ items }) => (
            <ImportForm
              key={file === null ? 'none' : `${file.name} ${file.lastModified}`}
              profiles={items}
              file={file}
              sample={sample}
              wanted={search.get('profile')}
              reading={{ delimiter, encoding }}
              onReading={(changes) =>
                patch(
                  Object.fromEntries(
                    Object.entries(changes).map(([name, value]) => [name, value ?? null]),
                  ),
                )
              }
              send={async (query) => {
                if (file === null) return;
                const result = await send(file, query);
                if (result === null) return;
                setFile(null);
                // Whoever has gone elsewhere meanwhile is not called back.
                if (window.location.pathname === paths.newImport()) {
                  navigateTo(paths.import(result.id));
                }
              }}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
