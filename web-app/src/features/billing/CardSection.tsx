import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { leave, useCards, type Card } from '../../shared/billing';
import { confirm, toast } from '../../shared/feedback';
import { Panel } from '../../shared/panel';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PaymentProblem } from './PaymentProblem';
import { makeDefault, openCardPage, removeCard, useChange } from './queries';
import { texts } from './texts';

export function CardSection() {
  const t = useTexts(texts);
  const adding = useChange(openCardPage, (page) => 'url' in page && page.url && leave(page.url));
  const add = (
    <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate(undefined)}>
      {t.addCard}
    </Button>
  );
  return (
    <Panel title={t.cards} actions={add}>
      <PaymentProblem error={adding.error} />
      <Loaded query={useCards()} loading={<LoadingState height={220} />}>
        {(cards) =>
          cards.length === 0 ? (
            <EmptyState title={t.noCards}>{t.noCardsBody}</EmptyState>
          ) : (
            <Stack>
              {cards.map((card) => (
                <CardRow key={card.id} card={card} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}

function CardRow({ card }: { card: Card }) {
  const t = useTexts(texts);
  const { id = '', brand = '', last4 = '', expMonth = 1, expYear = 0, isDefault } = card;
  const name = t.cardName(brand.charAt(0).toUpperCase() + brand.slice(1), last4);
  const preferring = useChange(makeDefault, () => toast.success(t.madeDefault));
  const removing = useChange(removeCard, () => toast.success(t.removed));
  const remove = async () => {
    const question = { title: t.removeTitle, body: t.removeBody(name), confirm: t.removeCard, cancel: t.keep, danger: true };
    if (await confirm(question)) removing.mutate(id);
  };
  return (
    <Stack gap="xs" data-card={last4}>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            {isDefault && <Badge variant="outline">{t.isDefault}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {t.expires(`${String(expMonth).padStart(2, '0')}/${expYear}`)}
          </Text>
        </div>
        <Group gap="xs">
          {!isDefault && (
            <Button
              size="xs"
              variant="default"
              aria-label={t.makeDefaultName(name)}
              loading={preferring.isPending}
              onClick={() => preferring.mutate(id)}
            >
              {t.makeDefault}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={t.removeCardName(name)}
            loading={removing.isPending}
            onClick={() => void remove()}
          >
            {t.removeCard}
          </Button>
        </Group>
      </Group>
      <PaymentProblem error={preferring.error ?? removing.error} />
    </Stack>
  );
}
