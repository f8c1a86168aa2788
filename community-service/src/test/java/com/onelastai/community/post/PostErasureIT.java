package com.onelastai.community.post;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.post.PostErasure.ErasedPosts;
import com.onelastai.community.text.Markdown;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostErasureIT extends PostTest {

  @Autowired PostErasure erasure;
  @Autowired Markdown markdown;
  @Autowired Follows follows;

  @Test
  void postStaysWithoutThePerson() {
    named(person, "Sofia");
    String shown = post(person, "Shown");
    String hidden = post(person, "Hidden");
    String draft = draft(person, "Draft");
    store.setVisibility(hidden, Visibility.HIDDEN);

    erasure.erase(userId);
    erasure.erase(userId);

    assertThat(read(NOBODY, shown).is(200).has("/title", "Shown").body().at("/author").isNull())
        .isTrue();
    assertThat(titles(NOBODY, "tag=" + tag)).containsExactly("Shown");
    assertThat(titles(NOBODY, "author=" + userId)).isEmpty();
    for (String gone : List.of(hidden, draft)) {
      read(person, gone).is(404);
      assertThat(stored(gone).title()).isEmpty();
      assertThat(stored(gone).content()).isEmpty();
    }
  }

  @Test
  void postGoesIfTheSettingSaysSo() {
    String shown = post(person, "Shown");
    String others = post(author, "Stays");

    new PostErasure(store, markdown, mongo, clock, ErasedPosts.REMOVE).erase(userId);

    read(NOBODY, shown).is(404);
    assertThat(stored(shown).toString()).doesNotContain("Shown").doesNotContain(userId);
    read(NOBODY, others).is(200);
  }

  @Test
  void nameOfAnErasedMemberIsGoneFromMentions() {
    String leo = named(Person.user(), "Leo Longname");
    String id = write(author, "Hello", "@[Leo Longname](member:%s)!".formatted(leo)).text("/id");
    edit(author, id, "Hello you", "Bye @[Leo Longname](member:%s)!".formatted(leo), 1).is(200);

    erasure.erase(leo);

    assertThat(stored(id).toString()).doesNotContain("Longname").doesNotContain(leo);
    read(NOBODY, id).is(200).has("/html", "<p>Bye @…!</p>\n");
  }

  @Test
  void userExportsPostsDraftsAndFollows() {
    post(person, "Shown");
    draft(person, "Draft");
    api.put(person, "/api/community/follows/tag/" + tag, Map.of()).is(204);

    var export = api.get(person, "/api/community/export").is(200);

    assertThat(texts(export, "/posts", "title")).containsExactlyInAnyOrder("Shown", "Draft");
    assertThat(texts(export, "/follows", "id")).containsExactly(tag);
  }

  @Test
  void followsOfAndToAUserAreErased() {
    named(person, "Sofia");
    Person fan = Person.user();
    api.put(fan, "/api/community/follows/author/" + userId, Map.of()).is(204);
    api.put(person, "/api/community/follows/tag/" + tag, Map.of()).is(204);

    follows.erase(userId);

    assertThat(follows.list(userId)).isEmpty();
    assertThat(follows.list(id(fan))).isEmpty();
  }
}
