import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { saveAs } from '../../shared/download';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import classes from './Security.module.css';
import { texts } from './texts';

/** The codes, which no page can show again. */
export function BackupCodes({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  const t = useTexts(texts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toast.success(t.copied),
      () => toast.error(t.copyFailed),
    );
  const download = () => saveAs(t.codesFile, new Blob([[t.codesHead, '', ...codes, ''].join('\n')], { type: 'text/plain' }));
  return (
    <Stack>
      <Title order={3} ref={heading} tabIndex={-1}>
        {t.codesTitle}
      </Title>
      <Text>{t.codesLead}</Text>
      <ul className={`${classes.codes} print-codes`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          {t.copy}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
          {t.download}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t.print}
        </Button>
        <Button onClick={onStored}>{t.stored}</Button>
      </Group>
    </Stack>
  );
}
