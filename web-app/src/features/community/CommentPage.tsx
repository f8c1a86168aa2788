import { Navigate, useParams } from 'react-router';
import { COMMUNITY, Found, postPath } from '../../shared/community';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { useComment } from './comment-queries';
import { texts } from './texts';

/** Leads from a notification to the post that was commented on. */
export default function CommentPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const back = { to: COMMUNITY, label: t.allPosts };
  return (
    <Page back={back}>
      <Found query={useComment(id)} back={back}>
        {({ postId }) => <Navigate to={postPath(postId)} replace />}
      </Found>
    </Page>
  );
}
