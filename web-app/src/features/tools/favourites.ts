import { useLocalStorage } from '@mantine/hooks';

/** Kept in this browser, as tools need no account. */
export function useFavourites() {
  const [ids, setIds] = useLocalStorage<string[]>({ key: 'onelastai_tools', defaultValue: [] });
  const toggle = (id: string) => setIds(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return { ids, toggle };
}
