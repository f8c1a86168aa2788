import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../shared/texts';
import { LONGEST_SEARCH } from './limits';
import { texts } from './texts';

const PAUSE_MS = 400;

/** Searches while it is typed. */
export default function Search({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const t = useTexts(texts);
  const [text, setText] = useState(words);
  const [shown, setShown] = useState(words);
  // A link to a tag ends a search.
  if (words !== shown) {
    setShown(words);
    if (words !== text.trim()) setText(words);
  }
  const search = useDebouncedCallback(onChange, PAUSE_MS);
  return (
    <div role="search">
      <TextInput
        type="search"
        label={t.search}
        maxLength={LONGEST_SEARCH}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          search(value.trim());
        }}
      />
    </div>
  );
}
