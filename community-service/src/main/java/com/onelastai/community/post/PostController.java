package com.onelastai.community.post;

import com.onelastai.community.like.Likes;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.visit.VisitHeaders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PostController.ADDRESS)
@Tag(name = "Community")
class PostController {

  static final String ADDRESS = "/api/community/posts";

  private final Posts posts;
  private final PostViews views;
  private final Members members;
  private final Likes likes;

  PostController(Posts posts, PostViews views, Members members, Likes likes) {
    this.posts = posts;
    this.views = views;
    this.members = members;
    this.likes = likes;
  }

  @SignedIn
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write a post",
      description =
          "It is published at once, or `held` until a moderator has seen it, as the automatic rules "
              + "decide. A draft is kept for the author alone; there are at most 50.")
  @Problems({"banned", "limit_reached", "too_many_drafts"})
  PostView createPost(@Valid @RequestBody PostRequest request, Caller caller) {
    return view(posts.create(request, caller), caller);
  }

  @PermitAll
  @GetMapping("/{id}")
  @Operation(
      summary = "Read a post",
      description =
          "Counts a view, once a day (UTC) for each visitor. A post that is not `visible` is shown "
              + "to its author and to moderators only, a draft to its author.")
  @Problems("not_found")
  PostView getPost(
      @PathVariable String id,
      @Parameter(hidden = true) @RequestHeader(name = VisitHeaders.VISITOR, required = false)
          @Nullable String visitor,
      @Nullable Caller caller) {
    Post post = posts.require(id, caller);
    views.count(post, caller, visitor);
    return view(post, caller);
  }

  @SignedIn
  @PutMapping("/{id}")
  @Operation(
      summary = "Edit the caller's post",
      description =
          "What it was before stands in its history, the last 20 times. If it was changed since "
              + "`version` was read, the answer is 409 `changed_meanwhile`.")
  @Problems({"not_found", "changed_meanwhile", "banned"})
  PostView editPost(@PathVariable String id, @Valid @RequestBody PostEdit edit, Caller caller) {
    return view(posts.edit(id, edit, caller), caller);
  }

  @SignedIn
  @PostMapping("/{id}/publish")
  @Operation(
      summary = "Publish the caller's draft",
      description = "Does nothing if it is published already.")
  @Problems({"not_found", "changed_meanwhile", "banned", "limit_reached"})
  PostView publishPost(@PathVariable String id, Caller caller) {
    return view(posts.publish(id, caller), caller);
  }

  @SignedIn
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete the caller's post or draft",
      description = "Nobody sees it any more; it is removed after 30 days.")
  @Problems({"not_found", "changed_meanwhile"})
  void deletePost(@PathVariable String id, Caller caller) {
    posts.delete(id, caller);
  }

  @PermitAll
  @GetMapping("/{id}/history")
  @Operation(
      summary = "List what a post was before its edits, the newest first",
      description = "The last 20.")
  @Problems("not_found")
  Listing<EditView> getPostHistory(@PathVariable String id, @Nullable Caller caller) {
    List<EditView> edits = posts.require(id, caller).history().stream().map(EditView::of).toList();
    return Listing.all(edits.reversed());
  }

  private PostView view(Post post, @Nullable Caller caller) {
    Map<String, Member> author =
        post.author() == null ? Map.of() : members.findAll(List.of(post.author()));
    boolean liked = caller != null && likes.isLikedBy(caller.userId(), post.id());
    return PostView.of(post, author, liked);
  }
}
