import { Group, NativeSelect, SimpleGrid, Stack, Switch, Text, TextInput, useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { toast } from '../../shared/feedback';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { useLanguage, useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { changePreferences, replaceProfile, toUpdate, useProfile, useRefreshAccount, type Profile } from './queries';
import { texts } from './texts';

export default function PreferencesPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.preferencesLead}>
      <Loaded query={useProfile()} loading={<LoadingState height={640} />}>
        {(profile) => <PreferencesForm profile={profile} />}
      </Loaded>
    </Page>
  );
}

const LANGUAGES = ['en', 'ar', 'cs', 'de', 'es', 'fr', 'hi', 'hu', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'];

/** Languages by their names, and one that the account has already. */
function useLanguages(current: string) {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    const tags = LANGUAGES.includes(current) ? LANGUAGES : [current, ...LANGUAGES];
    return tags
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((one, other) => one.label.localeCompare(other.label, language));
  }, [language, current]);
}

function useTimezones(current: string) {
  const t = useTexts(texts);
  return useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    const zones = current === '' || known.includes(current) ? known : [current, ...known];
    return [{ value: '', label: t.noTimezone }, ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))];
  }, [current, t]);
}

const THEMES = ['system', 'light', 'dark'] as const;

function PreferencesForm({ profile }: { profile: Profile }) {
  const t = useTexts(texts);
  const refresh = useRefreshAccount();
  const { setColorScheme } = useMantineColorScheme();
  const { id = '', preferences } = profile;
  const timezone = profile.timezone ?? '';
  const form = useApiForm({
    initialValues: {
      language: preferences?.language ?? 'en',
      timezone,
      theme: preferences?.theme ?? ('system'),
      notifications: { email: false, push: false, sms: false, digest: false, ...preferences?.notifications },
      quietFrom: preferences?.notifications?.quietHours?.from ?? '',
      quietTo: preferences?.notifications?.quietHours?.to ?? '',
      privacy: { showProfile: false, showActivity: false, ...preferences?.privacy },
    },
    fieldNames: { 'notifications.quietHours': 'quietTo' },
    submit: async ({ timezone: zone, quietFrom, quietTo, ...changed }) => {
      if (zone !== timezone) await replaceProfile(id, { ...toUpdate(profile), timezone: zone });
      // The types know no null, which removes them.
      const quietHours = (quietFrom || quietTo ? { from: quietFrom, to: quietTo } : null) as { from: string; to: string };
      return changePreferences(id, { ...changed, notifications: { ...changed.notifications, quietHours } });
    },
    onDone: async (_, { theme }) => {
      setColorScheme(theme === 'system' ? 'auto' : theme);
      toast.success(t.saved);
      await refresh();
    },
  });
  const input = form.fields.getInputProps;
  const toggle = (path: string) => input(path, { type: 'checkbox' });
  return (
    <Panel title={t.preferences}>
      <ApiFormView form={form}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t.language}
            description={t.languageHint}
            data={useLanguages(preferences?.language ?? 'en')}
            {...input('language')}
          />
          <NativeSelect label={t.timezone} description={t.timezoneHint} data={useTimezones(timezone)} {...input('timezone')} />
          <NativeSelect
            label={t.theme}
            data={THEMES.map((value) => ({ value, label: t.themes[value] }))}
            {...input('theme')}
          />
        </SimpleGrid>
        <Switches title={t.notifications}>
          <Switch label={t.byEmail} {...toggle('notifications.email')} />
          <Switch label={t.byPush} {...toggle('notifications.push')} />
          <Switch label={t.bySms} {...toggle('notifications.sms')} />
          <Switch label={t.digest} description={t.digestHint} {...toggle('notifications.digest')} />
          <Group align="flex-start">
            <TextInput type="time" label={t.quietFrom} description={t.quietHint} {...input('quietFrom')} />
            <TextInput type="time" label={t.quietTo} description={t.quietToHint} {...input('quietTo')} />
          </Group>
        </Switches>
        <Switches title={t.visibility}>
          <Switch label={t.showProfile} {...toggle('privacy.showProfile')} />
          <Switch label={t.showActivity} {...toggle('privacy.showActivity')} />
        </Switches>
        <Group>
          <SubmitButton form={form}>{t.save}</SubmitButton>
        </Group>
      </ApiFormView>
    </Panel>
  );
}

function Switches({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Stack component="fieldset" gap="sm" m={0} p={0} bd={0}>
      <Text component="legend" fw={600} mb="xs" p={0}>
        {title}
      </Text>
      {children}
    </Stack>
  );
}
