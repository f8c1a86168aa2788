import { ActionIcon } from '@mantine/core';
import { IconHeart, IconHeartFilled } from '@tabler/icons-react';
import { useSession } from '../session';
import { defineTexts, useTexts } from '../texts';
import { useFavorite, useFavorites, type Agent } from './queries';

const texts = defineTexts({ en: { favorite: (name: string) => `Favourite: ${name}` } });

/** Favourites belong to an account, so a visitor is not offered any. */
export function FavoriteButton({ agent }: { agent: Agent }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const ids = useFavorites().data ?? [];
  const change = useFavorite();
  const { id = '', name = '' } = agent;
  if (!user) return null;
  const favorite = ids.includes(id);
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      color={favorite ? 'red' : 'gray'}
      aria-pressed={favorite}
      aria-label={t.favorite(name)}
      onClick={() => change.mutate({ id, favorite: !favorite })}
    >
      {favorite ? <IconHeartFilled size={20} aria-hidden /> : <IconHeart size={20} aria-hidden />}
    </ActionIcon>
  );
}
