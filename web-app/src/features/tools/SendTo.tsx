import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useLocation, useNavigate } from 'react-router';
import { useTexts } from '../../shared/texts';
import { useTools } from './queries';
import { fieldsOf, type Schema } from './schema';
import { texts } from './texts';
import classes from './Tools.module.css';

/** Makes a result the input of another tool. It is not in the address, as it may be long or secret. */
export function SendTo({ text }: { text: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const targets = (useTools().data ?? []).flatMap(({ id = '', name, input }) => {
    const field = fieldsOf(input as Schema).find(({ kind }) => kind === 'long text');
    const path = `/tools/${id}`;
    return field && path !== pathname ? [{ path, name, state: { [field.name]: text } }] : [];
  });
  if (targets.length === 0) return null;
  return (
    <Menu withinPortal position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t.sendTo}>
          <IconArrowRight size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.targets}>
        {targets.map(({ path, name, state }) => (
          <Menu.Item key={path} onClick={() => void navigate(path, { state })}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
