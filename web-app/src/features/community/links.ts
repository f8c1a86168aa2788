/* Where the community is elsewhere: of who runs the platform, so known at the build. */

const { VITE_DISCORD_URL, VITE_SOURCE_URL } = import.meta.env as Readonly<Record<string, string | undefined>>;

export const DISCORD = VITE_DISCORD_URL;
export const SOURCE = VITE_SOURCE_URL;
