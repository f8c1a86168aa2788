import { Group, List, PasswordInput, Stack, Text, VisuallyHidden, type PasswordInputProps } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useId } from 'react';
import { useTexts } from '../texts';
import { brokenRule, isSameAddress } from './password-rules';
import { texts } from './texts';

/** A password that is being chosen, with its rules, which say at each letter whether they are met. */
export function NewPasswordInput({ email, ...input }: { email: string | undefined } & PasswordInputProps) {
  const t = useTexts(texts);
  const id = useId();
  const rules = `${id}-rules`;
  const password = String(input.value ?? '');
  const broken = brokenRule(password, email);
  return (
    <Stack gap={6}>
      <PasswordInput
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t.show, tabIndex: 0 }}
        {...input}
        id={id}
        // Mantine's own description of the input, which this replaces, is its error.
        aria-describedby={input.error ? `${rules} ${id}-error` : rules}
      />
      <List id={rules} aria-label={t.rules} listStyleType="none" size="sm" spacing={2}>
        <Rule isMet={broken !== 'tooShort' && broken !== 'tooLong'}>{t.length}</Rule>
        <Rule isMet={password !== '' && !isSameAddress(password, email)}>{t.notEmail}</Rule>
        <Rule>{t.notCommon}</Rule>
      </List>
    </Stack>
  );
}

/** Without `isMet`, the page cannot tell. */
function Rule({ isMet, children }: { isMet?: boolean; children: string }) {
  const t = useTexts(texts);
  const Icon = isMet ? IconCheck : IconPoint;
  return (
    <List.Item>
      <Group component="span" gap={6} wrap="nowrap" align="flex-start" c={isMet ? undefined : 'dimmed'}>
        <Text span inherit c={isMet ? 'var(--mantine-color-anchor)' : 'dimmed'} lh={1}>
          <Icon size={16} aria-hidden />
        </Text>
        <span>
          {children}
          {isMet !== undefined && <VisuallyHidden>: {isMet ? t.met : t.notMet}</VisuallyHidden>}
        </span>
      </Group>
    </List.Item>
  );
}
