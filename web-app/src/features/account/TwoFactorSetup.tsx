import { Code, Group, Stack, Text } from '@mantine/core';
import { QrCode } from '../../shared/qr-code';
import { useTexts } from '../../shared/texts';
import { confirmTwoFactor, type TwoFactorSetup as Setup } from './queries';
import classes from './Security.module.css';
import { texts } from './texts';
import { CodeForm, type CodesFormProps } from './TwoFactorForms';

export function TwoFactorSetup({ setup, ...form }: { setup: Setup } & CodesFormProps) {
  const t = useTexts(texts);
  return (
    <Stack>
      <Text>{t.scan}</Text>
      <Group align="center" gap="lg">
        <QrCode text={setup.otpauthUri ?? ''} label={t.scanAlt} />
        <Stack gap={4} flex={1} miw={220}>
          <Text size="sm">{t.orType}</Text>
          <Code className={classes.secret}>{setup.secret}</Code>
        </Stack>
      </Group>
      <Text>{t.thenCode}</Text>
      <CodeForm send={confirmTwoFactor} label={t.turnOn} {...form} />
    </Stack>
  );
}
