package com.onelastai.tools.audit;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import com.onelastai.tools.test.ToolsServiceIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ToolsServiceIT
class ToolAuditIT extends WholeServiceTest {

  private static final String AUDIT = "/api/tools/audit";

  @Autowired List<UserDataHolder> holders;

  @Test
  void portScanIsRecordedBeforeItsOutcomeAndOutlivesTheAccount() {
    Answer refused =
        api.post(person, "/api/tools/port-scanner", Map.of("host", "127.0.0.1", "ports", "80"));
    assertThat(refused.is(200).body().at("/success").asBoolean()).isFalse();

    holders.forEach(holder -> holder.erase(userId));

    Answer audit = api.get(Person.admin(), AUDIT + "?userId=" + userId).is(200);
    assertThat(audit.text("/items/0/toolName")).isEqualTo("port-scanner");
    assertThat(audit.text("/items/0/input/host")).isEqualTo("127.0.0.1");
  }

  @Test
  void otherToolsAreNotAudited() {
    api.post(person, "/api/tools/uuid-generator", Map.of()).is(200);

    assertThat(api.get(Person.admin(), AUDIT + "?userId=" + userId).body().at("/items")).isEmpty();
  }

  @Test
  void onlyAdminsReadIt() {
    api.get(NOBODY, AUDIT).is(401);
    api.get(person, AUDIT).is(403, "forbidden");
    api.get(Person.admin(), AUDIT).is(200);
  }
}
