import { Modal, NativeSelect, Skeleton, Text, Textarea, TextInput } from '@mantine/core';
import type { Agent } from '../../shared/agent';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useSaveSettings, useSettings, type Settings } from './queries';
import { texts } from './texts';

/** How an agent speaks to the reader. */
export default function SettingsDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useTexts(texts);
  const { id = '', name = '' } = agent;
  return (
    <Modal opened onClose={onClose} title={t.settingsTitle(name)} closeButtonProps={{ 'aria-label': t.close }}>
      <Text size="sm" c="dimmed" mb="md">
        {t.settingsBody}
      </Text>
      <Loaded query={useSettings(id)} loading={<Skeleton height={380} />}>
        {(settings) => <SettingsForm id={id} settings={settings} onDone={onClose} />}
      </Loaded>
    </Modal>
  );
}

/** What is left empty is the agent's own. */
const orOwn = <T extends string>(value: T | ''): T | undefined => value || undefined;

function SettingsForm({ id, settings, onDone }: { id: string; settings: Settings; onDone: () => void }) {
  const t = useTexts(texts);
  const save = useSaveSettings(id);
  const form = useApiForm({
    initialValues: {
      personality: settings.personality ?? '',
      style: settings.style ?? ('' as const),
      voice: settings.voice ?? ('' as const),
      language: settings.language ?? '',
    },
    submit: ({ personality, style, voice, language }) =>
      save({ personality: orOwn(personality.trim()), style: orOwn(style), voice: orOwn(voice), language: orOwn(language.trim()) }),
    onDone: () => {
      toast.success(t.settingsSaved);
      onDone();
    },
  });
  const { getInputProps } = form.fields;
  const choices = (labels: Readonly<Record<string, string>>) => [
    { value: '', label: t.own },
    ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  ];
  return (
    <ApiFormView form={form}>
      <Textarea
        label={t.personality}
        description={t.personalityHint}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={500}
        {...getInputProps('personality')}
      />
      <NativeSelect label={t.style} data={choices(t.styles)} {...getInputProps('style')} />
      <NativeSelect label={t.voice} description={t.voiceHint} data={choices(t.voices)} {...getInputProps('voice')} />
      <TextInput label={t.language} description={t.languageHint} maxLength={35} {...getInputProps('language')} />
      <SubmitButton form={form}>{t.save}</SubmitButton>
    </ApiFormView>
  );
}
