import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { defineTexts, useTexts } from '../../shared/texts';
import { ErrorText } from './ErrorText';
import ExperimentForm from './ExperimentForm';
import type { FormProps } from './ExperimentPage';
import type { FieldInputProps } from './InputField';
import type { RunInput } from './operations';

const texts = defineTexts({
  en: {
    characters: 'Characters',
    name: (number: number) => `Name of character ${number}`,
    trait: 'What they are like',
    add: 'Add a character',
    remove: (number: number) => `Remove character ${number}`,
  },
});

const MOST = 6;

type Character = RunInput<'story-weaver'>['characters'][number];

const INPUTS = { characters: CharactersInput };

export default function StoryForm(props: FormProps) {
  return <ExperimentForm {...props} inputs={INPUTS} />;
}

/** Some people, the first of whom leads through the story. */
function CharactersInput({ field, value, onChange, error }: FieldInputProps) {
  const t = useTexts(texts);
  const given = (value || []) as Character[];
  const characters = given.length > 0 ? given : [{ name: '' }];
  const change = (index: number, character: Character) => onChange(characters.map((each, i) => (i === index ? character : each)));
  return (
    <Fieldset legend={t.characters}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {field.description}
        </Text>
        {characters.map(({ name, trait }, index) => (
          <Group key={index} align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              miw={0}
              label={t.name(index + 1)}
              required
              maxLength={40}
              value={name}
              onChange={({ currentTarget }) => change(index, { name: currentTarget.value, trait })}
            />
            <TextInput
              flex={1}
              miw={0}
              label={t.trait}
              maxLength={80}
              value={trait ?? ''}
              onChange={({ currentTarget }) => change(index, { name, trait: currentTarget.value || undefined })}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t.remove(index + 1)}
              disabled={characters.length === 1}
              onClick={() => onChange(characters.filter((_, i) => i !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error && <ErrorText>{error}</ErrorText>}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          disabled={characters.length >= MOST}
          onClick={() => onChange([...characters, { name: '' }])}
        >
          {t.add}
        </Button>
      </Stack>
    </Fieldset>
  );
}
