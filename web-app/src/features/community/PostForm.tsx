import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ContentHtml, postPath } from '../../shared/community';
import { MarkdownInput } from '../../shared/community/MarkdownInput';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { LONGEST_POST, LONGEST_TITLE, MAX_TAGS } from './limits';
import { optionsOf } from './options';
import { editPath } from './paths';
import { useCreatePost, useEditPost, useFollows, usePublishPost, type Category, type Post } from './queries';
import { tagsOf } from './tags';
import { texts } from './texts';

const GENERAL: Category = 'general';
/** The API names the tag that is wrong. */
const TAG_FIELDS = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`tags[${index}]`, 'tags']));

/** Writes a post, or changes one. A draft is shown as the server renders it. */
export default function PostForm({ post }: { post?: Post }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const create = useCreatePost();
  const edit = useEditPost(post?.id ?? '');
  const publish = usePublishPost(post?.id ?? '');
  const { data: follows = [] } = useFollows();
  const isDraft = !post || post.state === 'draft';
  const toDraft = useRef(false);
  /** That of the text which the form began with: a later one must not be overwritten unseen. */
  const version = useRef(post?.version ?? 1);
  const form = useApiForm({
    initialValues: {
      title: post?.title ?? '',
      category: post?.category ?? GENERAL,
      tags: (post?.tags ?? []).join(', '),
      content: post?.content ?? '',
    },
    fieldNames: TAG_FIELDS,
    submit: async ({ tags, ...values }) => {
      const text = { ...values, tags: tagsOf(tags) };
      if (!post) return create.mutateAsync({ ...text, draft: toDraft.current });
      const edited = await edit.mutateAsync({ ...text, version: version.current });
      version.current = edited.version ?? version.current;
      return isDraft && !toDraft.current ? publish.mutateAsync() : edited;
    },
    onDone: ({ id, state, visibility }) => {
      if (state === 'draft') {
        toast.success(t.draftSaved);
        return go(editPath(id), { replace: true, preventScrollReset: true });
      }
      toast.success(visibility === 'held' ? t.postHeld : t.published);
      return go(postPath(id));
    },
  });
  const { getInputProps } = form.fields;
  const people = follows.filter(({ kind }) => kind === 'author');
  return (
    <>
      <ApiFormView form={form}>
        <TextInput label={t.title} required maxLength={LONGEST_TITLE} {...getInputProps('title')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect label={t.category} data={optionsOf(t.categories)} {...getInputProps('category')} />
          <TextInput label={t.tags} description={t.tagsHint(MAX_TAGS)} {...getInputProps('tags')} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        </SimpleGrid>
        <MarkdownInput form={form} name="content" label={t.text} maxLength={LONGEST_POST} minRows={10} people={people} />
        <Group onClickCapture={() => (toDraft.current = false)}>
          <SubmitButton form={form}>{isDraft ? t.publish : t.save}</SubmitButton>
          {isDraft && (
            <Button
              variant="default"
              disabled={form.isSending}
              onClick={(event) => {
                toDraft.current = true;
                event.currentTarget.form?.requestSubmit();
              }}
            >
              {t.saveDraft}
            </Button>
          )}
        </Group>
      </ApiFormView>
      {isDraft && post?.html && (
        <Panel title={t.preview} lead={t.previewLead}>
          <ContentHtml html={post.html} />
        </Panel>
      )}
    </>
  );
}
