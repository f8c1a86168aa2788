import { defineTexts, useTexts } from '../texts';

const texts = defineTexts({
  en: {
    device: (browser: string, os: string) => `${browser} on ${os}`,
    unknown: 'A device that did not say what it is',
  },
});

interface Device {
  browser?: string;
  os?: string;
}

/** What someone used, for instance "Firefox on Windows". */
export function useDeviceName(): (device: Device | undefined) => string {
  const t = useTexts(texts);
  return (device) => {
    if (device?.browser && device.os) return t.device(device.browser, device.os);
    return device?.browser ?? device?.os ?? t.unknown;
  };
}
