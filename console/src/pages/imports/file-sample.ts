import { useEffect, useState } from 'react';
import { type Reading, readSample, type Sample } from './sample.ts';

export interface FileSample {
  readonly sample: Sample | null;
  readonly fault: 'empty' | 'no_csv' | null;
}

const nothing: FileSample = { sample: null, fault: null };

/** The header and the first rows of a file, read as asked; read in the browser. */
export function useFileSample(file: File | null, { delimiter, encoding }: Reading): FileSample {
  const [read, setRead] = useState<FileSample & { readonly file: File | null }>({
    ...nothing,
    file: null,
  });
  useEffect(() => {
    let current = true;
    if (file !== null) {
      const reading = readSample(file, { delimiter, encoding }).catch(() => 'empty' as const);
      void reading.then((answer) => {
        if (!current) return;
        const found = typeof answer === 'string' ? { fault: answer } : { sample: answer };
        setRead({ ...nothing, ...found, file });
      });
    }
    return () => {
      current = false;
    };
  }, [file, delimiter, encoding]);
  // What was read of another file says nothing about this one.
  return read.file === file ? read : nothing;
}
