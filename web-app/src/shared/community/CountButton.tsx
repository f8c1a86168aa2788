import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useProblemText } from '../api';
import { toast } from '../feedback';
import { useFormat } from '../format';
import { useSession } from '../session';
import { loginPath } from './paths';

export interface CountButtonProps {
  /** What it does, with what it is done to: "Like this post". */
  label: string;
  icon: ReactNode;
  count: number;
  isOn: boolean;
  /** Nobody likes or votes for what they wrote. */
  isOwn: boolean;
  onChange: (on: boolean) => Promise<unknown>;
}

/** A like or a vote, with how many there are. */
export function CountButton({ label, icon, count, isOn, isOwn, onChange }: CountButtonProps) {
  const say = useProblemText();
  const { number } = useFormat();
  const { user } = useSession();
  const go = useNavigate();
  const { pathname, search } = useLocation();
  const press = async () => {
    if (!user) return go(loginPath(pathname + search));
    try {
      await onChange(!isOn);
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <Button
      size="compact-sm"
      variant={isOn ? 'light' : 'default'}
      leftSection={icon}
      aria-pressed={isOn}
      disabled={isOwn}
      onClick={() => void press()}
    >
      <VisuallyHidden>{label}: </VisuallyHidden>
      {number(count)}
    </Button>
  );
}
