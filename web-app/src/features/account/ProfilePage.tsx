import { Group, SimpleGrid, Text, TextInput, Textarea } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { toast } from '../../shared/feedback';
import { useCredentialChecks } from '../../shared/credentials';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AvatarPanel } from './AvatarPanel';
import { Panel } from '../../shared/panel';
import { replaceProfile, useProfile, useRefreshAccount, type Profile } from './queries';
import { texts } from './texts';

export default function ProfilePage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.profileLead}>
      <Loaded query={useProfile()} loading={<LoadingState height={900} />}>
        {(profile) => (
          <>
            <AvatarPanel profile={profile} />
            <ProfileForm profile={profile} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const ELSEWHERE = ['twitter', 'linkedin', 'github', 'facebook', 'instagram', 'youtube'] as const;

function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTexts(texts);
  const check = useCredentialChecks();
  const refresh = useRefreshAccount();
  const { id = '', timezone, socialLinks } = profile;
  const form = useApiForm({
    initialValues: {
      name: profile.name ?? '',
      bio: profile.bio ?? '',
      phoneNumber: profile.phoneNumber ?? '',
      location: profile.location ?? '',
      profession: profile.profession ?? '',
      company: profile.company ?? '',
      website: profile.website ?? '',
      socialLinks: Object.fromEntries(ELSEWHERE.map((site) => [site, socialLinks?.[site] ?? ''])),
    },
    validate: { name: check.required },
    submit: (values) => replaceProfile(id, { ...values, timezone }),
    onDone: async () => {
      toast.success(t.saved);
      await refresh();
    },
  });
  const input = form.fields.getInputProps;
  return (
    <Panel title={t.aboutYou}>
      <ApiFormView form={form}>
        <TextInput label={t.name} autoComplete="name" maxLength={100} required withAsterisk={false} {...input('name')} />
        <Textarea label={t.bio} maxLength={1000} autosize minRows={3} maxRows={10} {...input('bio')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t.location} maxLength={100} {...input('location')} />
          <TextInput label={t.phoneNumber} placeholder={t.phoneHint} type="tel" autoComplete="tel" {...input('phoneNumber')} />
          <TextInput label={t.profession} maxLength={100} autoComplete="organization-title" {...input('profession')} />
          <TextInput label={t.company} maxLength={100} autoComplete="organization" {...input('company')} />
          <TextInput label={t.website} placeholder={t.websiteHint} type="url" autoComplete="url" {...input('website')} />
        </SimpleGrid>
        <Text component="h3" fw={600}>
          {t.links}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {ELSEWHERE.map((site) => (
            <TextInput key={site} label={t[site]} type="url" {...input(`socialLinks.${site}`)} />
          ))}
        </SimpleGrid>
        <Group>
          <SubmitButton form={form}>{t.save}</SubmitButton>
        </Group>
      </ApiFormView>
    </Panel>
  );
}
