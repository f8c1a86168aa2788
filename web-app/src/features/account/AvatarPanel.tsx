import { Avatar, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiError, useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { removeAvatar, uploadAvatar, useRefreshAccount, type Profile } from './queries';
import { texts } from './texts';

const TYPES = 'image/png,image/jpeg,image/gif,image/webp';
const TOO_LARGE = 413;

export function AvatarPanel({ profile: { id = '', name, avatar } }: { profile: Profile }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const refresh = useRefreshAccount();
  const onError = (error: Error) =>
    toast.error(error instanceof ApiError && error.status === TOO_LARGE ? t.tooLarge : say(error));
  const done = async (text: string) => {
    toast.success(text);
    await refresh();
  };
  const upload = useMutation({
    mutationFn: (file: File) => uploadAvatar(id, file),
    onSuccess: () => done(t.pictureSaved),
    onError,
  });
  const remove = useMutation({ mutationFn: () => removeAvatar(id), onSuccess: () => done(t.pictureRemoved), onError });
  return (
    <Panel title={t.picture}>
      <Group align="center" gap="lg">
        <Avatar src={avatar} name={name} alt="" color="initials" size={96} radius={96} />
        <Stack gap="sm" flex={1} miw={220}>
          <Text size="sm" c="dimmed">
            {t.pictureHint}
          </Text>
          <Group gap="sm">
            <FileButton accept={TYPES} onChange={(file) => file && upload.mutate(file)}>
              {(props) => (
                <Button {...props} loading={upload.isPending}>
                  {t.choosePicture}
                </Button>
              )}
            </FileButton>
            {avatar && (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t.removePicture}
              </Button>
            )}
          </Group>
        </Stack>
      </Group>
    </Panel>
  );
}
