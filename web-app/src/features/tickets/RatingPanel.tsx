import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { Facts } from '../../shared/facts';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { LONGEST_COMMENT } from './limits';
import { optionsOf } from './options';
import { useRate, type Ticket } from './queries';
import { ratingText } from './rating';
import { texts } from './texts';

/** How the user finds the solution, once. */
export default function RatingPanel({ ticket }: { ticket: Ticket }) {
  const t = useTexts(texts);
  const { rating } = ticket;
  if (!rating) {
    return (
      <Panel title={t.rate} lead={t.rateLead}>
        <Form ticketId={ticket.ticketId ?? ''} />
      </Panel>
    );
  }
  return (
    <Panel title={t.yourRating}>
      <Facts
        facts={[
          [t.rating, ratingText(t.ratings, rating.rating)],
          [t.comment, rating.comment && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{rating.comment}</Text>],
        ]}
      />
    </Panel>
  );
}

function Form({ ticketId }: { ticketId: string }) {
  const t = useTexts(texts);
  const rate = useRate(ticketId);
  const form = useApiForm({
    initialValues: { rating: '', comment: '' },
    validate: { rating: (value) => (value ? null : t.ratingMissing) },
    submit: ({ rating, comment }) =>
      rate.mutateAsync({ rating: Number(rating), ...(comment.trim() && { comment: comment.trim() }) }),
    onDone: () => toast.success(t.rated),
  });
  const { getInputProps } = form.fields;
  return (
    <ApiFormView form={form}>
      <Radio.Group label={t.rating} {...getInputProps('rating')}>
        <Stack gap="xs" mt="xs">
          {optionsOf(t.ratings).map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t.comment}
        description={t.optional}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_COMMENT}
        {...getInputProps('comment')}
      />
      <SubmitButton form={form}>{t.sendRating}</SubmitButton>
    </ApiFormView>
  );
}
