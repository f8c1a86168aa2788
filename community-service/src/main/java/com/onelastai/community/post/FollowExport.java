package com.onelastai.community.post;

import com.onelastai.community.post.FollowController.FollowView;
import com.onelastai.starter.export.UserDataSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a user follows, in their export. */
@Component
class FollowExport implements UserDataSource {

  private final Follows follows;

  FollowExport(Follows follows) {
    this.follows = follows;
  }

  @Override
  public String name() {
    return "follows";
  }

  @Override
  public List<FollowView> of(String userId) {
    return follows.list(userId).stream().map(follow -> FollowView.of(follow, Map.of())).toList();
  }
}
