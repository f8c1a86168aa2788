import { defineTexts } from '../../../shared/texts';

export const texts = defineTexts({
  en: {
    heading: 'This browser’s connection',
    about: 'Some seconds of pings, downloads and uploads between this browser and the platform: up to 40 MB.',
    start: 'Start',
    again: 'Measure again',
    pings: 'Pinging …',
    downloads: 'Downloading …',
    uploads: 'Uploading …',
    latency: 'Latency',
    jitter: 'Jitter',
    download: 'Download',
    upload: 'Upload',
    unknown: '–',
  },
});
