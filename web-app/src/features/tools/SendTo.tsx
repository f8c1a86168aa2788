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
  return (
    <Menu withinPortal position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t.sendTo}>
          <IconArrowRight size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.targets}>
        <Targets text={text} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** A result may have a thousand texts, so the tools are looked for when the menu opens. */
function Targets({ text }: { text: string }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (useTools().data ?? []).map(({ id = '', name, input }) => {
    const field = fieldsOf(input as Schema).find(({ kind }) => kind === 'long text');
    const path = `/tools/${id}`;
    if (!field || path === pathname) return null;
    return (
      <Menu.Item key={id} onClick={() => void navigate(path, { state: { [field.name]: text } })}>
        {name}
      </Menu.Item>
    );
  });
}
