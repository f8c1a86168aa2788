import { useRef, useState } from 'react';
import { ApiError, useProblemText } from '../../shared/api';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { uploadFile } from './queries';
import { texts } from './texts';

export const MAX_FILES = 10;
const MAX_BYTES = 10 * 1_024 * 1_024;
const TOO_LARGE = 413;
const WRONG_TYPE = 415;

export interface Chosen {
  key: number;
  name: string;
  size: number;
  /** Absent while it is being uploaded. */
  id?: string | undefined;
}

export interface Attachments {
  files: readonly Chosen[];
  /** Why files were not taken. */
  problems: readonly string[];
  ids: string[];
  isUploading: boolean;
  add: (files: readonly File[]) => void;
  remove: (key: number) => void;
  clear: () => void;
}

/** Files for a message. Each is uploaded as soon as it is chosen; what is refused is not in the list. */
export function useAttachments(): Attachments {
  const t = useTexts(texts);
  const say = useProblemText();
  const { number } = useFormat();
  const lastKey = useRef(0);
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const reason = (name: string, error: unknown): string => {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === TOO_LARGE) return t.fileTooLarge(name);
    return t.fileRefused(name, status === WRONG_TYPE ? t.wrongType : say(error));
  };
  const remove = (key: number) => setFiles((all) => all.filter((file) => file.key !== key));
  const upload = async (key: number, file: File) => {
    try {
      const { id } = await uploadFile(file);
      setFiles((all) => all.map((one) => (one.key === key ? { ...one, id } : one)));
    } catch (error) {
      remove(key);
      setProblems((all) => [...all, reason(file.name, error)]);
    }
  };
  const add = (chosen: readonly File[]) => {
    const small = chosen.filter(({ size }) => size <= MAX_BYTES);
    const taken = small.slice(0, MAX_FILES - files.length);
    setProblems([
      ...chosen.filter((file) => !small.includes(file)).map(({ name }) => t.fileTooLarge(name)),
      ...(taken.length < small.length ? [t.tooManyFiles(number(MAX_FILES))] : []),
    ]);
    for (const file of taken) {
      const key = ++lastKey.current;
      setFiles((all) => [...all, { key, name: file.name, size: file.size }]);
      void upload(key, file);
    }
  };
  return {
    files,
    problems,
    ids: files.flatMap(({ id }) => id ?? []),
    isUploading: files.some(({ id }) => id === undefined),
    add,
    remove,
    clear: () => {
      setFiles([]);
      setProblems([]);
    },
  };
}
