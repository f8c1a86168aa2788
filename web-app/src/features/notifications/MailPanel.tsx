import { Anchor, Stack, Switch } from '@mantine/core';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useMute, useSettings, type Category } from './queries';
import { texts } from './texts';

const CATEGORIES = ['billing', 'support', 'community', 'rewards'] as const;

export function MailPanel() {
  const t = useTexts(texts);
  return (
    <Panel title={t.mails} lead={t.mailsBody}>
      <Stack>
        <Loaded query={useSettings()} loading={<LoadingState height={140} />}>
          {({ mutedMails }) => <Switches muted={mutedMails} />}
        </Loaded>
        <Anchor component={Link} to="/dashboard/preferences">
          {t.preferences}
        </Anchor>
      </Stack>
    </Panel>
  );
}

function Switches({ muted }: { muted: readonly Category[] }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const mute = useMute();
  const set = (category: Category, wanted: boolean) =>
    mute.mutate(wanted ? muted.filter((other) => other !== category) : [...muted, category], {
      onSuccess: () => toast.success(t.saved),
      onError: (error) => toast.error(say(error)),
    });
  return (
    <Stack gap="sm">
      {CATEGORIES.map((category) => (
        <Switch
          key={category}
          label={t.categories[category]}
          checked={!muted.includes(category)}
          disabled={mute.isPending}
          onChange={({ currentTarget }) => set(category, currentTarget.checked)}
        />
      ))}
    </Stack>
  );
}
