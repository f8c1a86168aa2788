import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useCategories, type Agent } from '../../shared/agent';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { saveAgent, useAgentsChanged } from './queries';
import { texts } from './texts';

const MAX_STARTERS = 6;
const DEFAULT_CATEGORY = 'custom';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Creates an agent, or changes the one that it is given. */
export function AgentForm({ agent }: { agent?: Agent }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const changed = useAgentsChanged();
  const categories = useCategories().data ?? [];
  const required = (value: string) => (value.trim() ? null : t.required);
  const form = useApiForm({
    initialValues: {
      name: agent?.name ?? '',
      description: agent?.description ?? '',
      category: agent?.category ?? DEFAULT_CATEGORY,
      systemPrompt: agent?.systemPrompt ?? '',
      starters: (agent?.starters ?? []).join('\n'),
      language: agent?.language ?? 'en',
    },
    validate: {
      name: required,
      description: required,
      systemPrompt: required,
      starters: (value: string) => (lines(value).length > MAX_STARTERS ? t.tooManyStarters : null),
    },
    submit: ({ starters, ...values }) => saveAgent({ ...values, starters: lines(starters) }, agent?.id),
    onDone: async ({ id = '', name = '' }) => {
      await changed();
      toast.success(agent ? t.saved : t.created(name));
      if (!agent) await navigate(`/agents/${id}`);
    },
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.name} maxLength={60} required {...getInputProps('name')} />
      <TextInput label={t.description} description={t.descriptionHint} maxLength={300} required {...getInputProps('description')} />
      <Textarea
        label={t.prompt}
        description={t.promptHint}
        autosize
        minRows={6}
        maxRows={18}
        maxLength={4_000}
        required
        {...getInputProps('systemPrompt')}
      />
      <Textarea label={t.starters} description={t.startersHint} autosize minRows={3} maxRows={8} {...getInputProps('starters')} />
      <Group grow align="flex-start">
        <NativeSelect
          label={t.agentCategory}
          data={categories.map(({ id = '', name = id }) => ({ value: id, label: name }))}
          {...getInputProps('category')}
        />
        <TextInput label={t.language} description={t.languageHint} maxLength={35} {...getInputProps('language')} />
      </Group>
      <Group>
        <SubmitButton form={form}>{agent ? t.save : t.createAction}</SubmitButton>
      </Group>
    </ApiFormView>
  );
}
