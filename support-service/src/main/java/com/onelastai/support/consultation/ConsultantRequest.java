package com.onelastai.support.consultation;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.TimeZoneName;
import com.onelastai.support.guest.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What admins write about a consultant. */
record ConsultantRequest(
    @Schema(example = "Grace") @NotBlank @Size(max = 100) @NoControlCharacters String name,
    @Schema(example = "Agents for your business") @NotBlank @Size(max = 200) @NoControlCharacters
        String topic,
    @Schema(description = "Told of bookings by mail", example = "grace@example.com") @EmailAddress
        @Nullable String email,
    @Schema(example = "Europe/Berlin") @NotNull @TimeZoneName String timezone,
    @NotNull @Size(max = 50) List<@NotNull @Valid WeeklyHours> weekly,
    @NotNull @Size(max = 366) List<@NotNull @Valid SpecialDay> specialDays,
    @Schema(example = "45") @Min(15) @Max(240) int slotMinutes,
    @Schema(description = "Free time after each slot", example = "15") @Min(0) @Max(120)
        int bufferMinutes,
    boolean active) {

  /**
   * @throws ApiException 400 if what is well-formed makes no sense
   */
  Consultant consultant(String id) {
    List<FieldProblem> problems = new ArrayList<>();
    checkStep("slotMinutes", slotMinutes, problems);
    checkStep("bufferMinutes", bufferMinutes, problems);
    for (int i = 0; i < weekly.size(); i++) {
      check("weekly[" + i + "].hours", weekly.get(i).hours(), problems);
    }
    for (int i = 0; i < specialDays.size(); i++) {
      check("specialDays[" + i + "]", specialDays.get(i), problems);
    }
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
    return new Consultant(
        id, name, topic, email, timezone, weekly, specialDays, slotMinutes, bufferMinutes, active);
  }

  private static void checkStep(String field, int minutes, List<FieldProblem> problems) {
    if (minutes * 60 % Held.SECONDS != 0) {
      problems.add(new FieldProblem(field, "wrong_step", "must be a multiple of five minutes"));
    }
  }

  private static void check(String field, SpecialDay day, List<FieldProblem> problems) {
    try {
      LocalDate.parse(day.date());
    } catch (DateTimeException noDate) {
      problems.add(new FieldProblem(field + ".date", "no_date", "is not a day of the calendar"));
    }
    for (int i = 0; i < day.hours().size(); i++) {
      check(field + ".hours[" + i + "]", day.hours().get(i), problems);
    }
  }

  private static void check(String field, Hours hours, List<FieldProblem> problems) {
    if (hours.toMinute() <= hours.fromMinute()) {
      problems.add(new FieldProblem(field, "wrong_order", "must end after it begins"));
    }
  }
}
