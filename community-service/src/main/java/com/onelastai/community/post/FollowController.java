package com.onelastai.community.post;

import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.community.post.Follow.Kind;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/community/follows")
@Tag(name = "Community")
class FollowController {

  private final Follows follows;
  private final Members members;

  FollowController(Follows follows, Members members) {
    this.follows = follows;
    this.members = members;
  }

  @GetMapping
  @Operation(summary = "List the tags and authors that the caller follows, newest first")
  Listing<FollowView> listFollows(Caller caller) {
    List<Follow> all = follows.list(caller.userId());
    Map<String, Member> authors =
        members.findAll(
            all.stream()
                .filter(follow -> follow.kind() == Kind.AUTHOR)
                .map(Follow::target)
                .toList());
    return Listing.all(all.stream().map(follow -> FollowView.of(follow, authors)).toList());
  }

  @PutMapping("/{kind}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Follow a tag or an author",
      description = "Does nothing if the caller does already. At most 50 can be followed.")
  @Problems({"not_found", "too_many_follows"})
  void follow(@PathVariable Kind kind, @PathVariable @Size(max = 64) String id, Caller caller) {
    switch (kind) {
      case TAG -> requireTag(id);
      case AUTHOR -> requireMember(id);
    }
    follows.add(caller.userId(), kind, id);
  }

  private static void requireTag(String tag) {
    if (!tag.matches(PostRequest.TAG)) {
      throw ApiException.invalid(List.of(new FieldProblem("id", "pattern", "must be a tag")));
    }
  }

  private void requireMember(String userId) {
    if (members.find(userId).isEmpty()) {
      throw ApiException.notFound("member");
    }
  }

  @DeleteMapping("/{kind}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Follow a tag or an author no longer",
      description = "Does nothing if the caller does not.")
  void unfollow(@PathVariable Kind kind, @PathVariable @Size(max = 64) String id, Caller caller) {
    follows.remove(caller.userId(), kind, id);
  }

  /** What someone follows. */
  record FollowView(
      Kind kind,
      @Schema(example = "agents", description = "The tag, or the author's user id") String id,
      @Schema(example = "agents", description = "The tag, or the author's name if it is known")
          @Nullable String name,
      Instant since) {

    static FollowView of(Follow follow, Map<String, Member> authors) {
      Member author = authors.get(follow.target());
      String name =
          switch (follow.kind()) {
            case TAG -> follow.target();
            case AUTHOR -> author == null ? null : author.name();
          };
      return new FollowView(follow.kind(), follow.target(), name, follow.since());
    }
  }
}
