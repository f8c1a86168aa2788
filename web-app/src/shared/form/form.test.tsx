import { TextInput } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ApiFormView, SubmitButton, useApiForm } from '.';
import { renderPart } from '../../../test/render';
import { ApiError } from '../api';

function Form({ submit, onDone }: { submit: () => Promise<unknown>; onDone?: () => void }) {
  const form = useApiForm({ initialValues: { email: '', social: { github: '' } }, submit, onDone });
  return (
    <ApiFormView form={form}>
      <TextInput label="Email" {...form.fields.getInputProps('email')} />
      <TextInput label="GitHub" {...form.fields.getInputProps('social.github')} />
      <SubmitButton form={form}>Send</SubmitButton>
    </ApiFormView>
  );
}

const refused = (...fields: string[]) =>
  new ApiError(400, 'invalid_request', 'wrong', fields.map((field) => ({ field, code: 'c', detail: `is wrong: ${field}` })));

async function send() {
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
}

it('a problem is shown at its field, which gets the focus', async () => {
  renderPart(<Form submit={() => Promise.reject(refused('social.github'))} />);
  await send();
  const field = await screen.findByLabelText('GitHub');
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription('Is wrong: social.github');
  expect(field).toHaveFocus();
  expect(screen.getByLabelText('Email')).toBeValid();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('what no field of the form is to blame for is said above it', async () => {
  renderPart(<Form submit={() => Promise.reject(refused('email', 'token'))} />);
  await send();
  expect(await screen.findByRole('alert')).toHaveTextContent('token: is wrong: token');
  expect(screen.getByLabelText('Email')).toBeInvalid();
});

it('the next attempt takes back what was said about the last', async () => {
  const submit = vi.fn().mockRejectedValueOnce(new ApiError(503, 'service_unavailable', '')).mockResolvedValue('ok');
  const done = vi.fn();
  renderPart(<Form submit={submit} onDone={done} />);
  await send();
  expect(await screen.findByRole('alert')).toHaveTextContent('not available right now');
  await send();
  await waitFor(() => expect(done).toHaveBeenCalledWith('ok', { email: '', social: { github: '' } }));
  expect(screen.queryByRole('alert')).toBeNull();
});
