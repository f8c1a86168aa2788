import { useEventTracking } from '@onelastai/web-sdk/react';
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

/** A link to where the community is elsewhere; who follows it is tracked. */
export function Elsewhere({ to, name, label }: { to: string; name: string; label: string }) {
  const { trackEvent } = useEventTracking();
  return (
    <Button
      component="a"
      href={to}
      rel="noopener"
      w="fit-content"
      rightSection={<IconExternalLink size={16} aria-hidden />}
      onClick={() => void trackEvent('click', name, {})}
    >
      {label}
    </Button>
  );
}
