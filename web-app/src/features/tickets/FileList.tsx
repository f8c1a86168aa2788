import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { saveAs } from '../../shared/download';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import classes from './Conversation.module.css';
import { useFileSize } from './file-size';
import { readFile, usePicture, type AttachedFile, type Side } from './queries';
import { texts } from './texts';

export interface FilesOf {
  side: Side;
  ticketId: string;
}

/** What is attached to a message: pictures are shown, everything can be downloaded. */
export function FileList({ files, ...of }: FilesOf & { files: readonly AttachedFile[] }) {
  const t = useTexts(texts);
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t.attachments}>
      {files.map((file) => (
        <li key={file.id}>
          {file.picture && <Picture file={file} {...of} />}
          <Download file={file} {...of} />
        </li>
      ))}
    </ul>
  );
}

function Download({ file: { id = '', name = '', size = 0 }, side, ticketId }: FilesOf & { file: AttachedFile }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const sizeOf = useFileSize();
  const download = () =>
    void readFile(side, ticketId, id).then(
      (content) => saveAs(name, content),
      (error: unknown) => toast.error(say(error)),
    );
  return (
    <Anchor component="button" type="button" size="sm" ta="start" className={classes.download} onClick={download}>
      {t.download(name, sizeOf(size))}
    </Anchor>
  );
}

function Picture({ file: { id = '', name = '' }, side, ticketId }: FilesOf & { file: AttachedFile }) {
  const { data } = usePicture(side, ticketId, id);
  return data ? <Shown content={data} name={name} /> : null;
}

function Shown({ content, name }: { content: Blob; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- an address that has to be given back
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url ? <img className={classes.picture} src={url} alt={name} /> : null;
}
