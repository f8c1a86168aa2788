package com.onelastai.auth.profile;

import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.Password;
import com.onelastai.auth.user.PersonName;
import com.onelastai.auth.user.User.SocialLinks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The new profile. A missing field is cleared, except the address.
 *
 * @param password the current one, where the address changes
 * @param otp where the address changes and 2FA is on
 */
record ProfileUpdate(
    @PersonName @Schema(example = "Ada Example") String name,
    @Size(max = 1_000) @Pattern(regexp = TEXT, message = NO_CONTROLS) @Nullable String bio,
    @Pattern(
            regexp = "\\+[1-9]\\d{6,14}",
            message = "must be a number in E.164, such as +436601234567")
        @Schema(example = "+436601234567")
        @Nullable String phoneNumber,
    @Size(max = 100) @Pattern(regexp = LINE, message = NO_CONTROLS) @Nullable String location,
    @TimeZoneName @Schema(example = "Europe/Vienna") @Nullable String timezone,
    @Size(max = 100) @Pattern(regexp = LINE, message = NO_CONTROLS) @Nullable String profession,
    @Size(max = 100) @Pattern(regexp = LINE, message = NO_CONTROLS) @Nullable String company,
    @WebLink @Schema(example = "https://ada.example.org") @Nullable String website,
    @Valid @Nullable Links socialLinks,
    @Schema(description = "A new address must be verified, and requires the password.")
        @Nullable String email,
    @Password @Schema(format = "password", accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable String password,
    @OneTimePassword
        @Schema(
            description = "Required, with the password, if two-factor authentication is enabled",
            example = "123456")
        @Nullable String otp) {

  private static final String NO_CONTROLS = "must not contain control characters";

  private static final String LINE = "[^" + PersonName.UNWANTED + "]*";
  private static final String TEXT = "[\\r\\n\\t[^" + PersonName.UNWANTED + "]]*";

  ProfileUpdate {
    name = name == null ? "" : name.strip();
    bio = text(bio);
    phoneNumber = text(phoneNumber);
    location = text(location);
    timezone = text(timezone);
    profession = text(profession);
    company = text(company);
    website = text(website);
    email = text(email);
  }

  @Nullable SocialLinks links() {
    return socialLinks == null || socialLinks.equals(Links.NONE) ? null : socialLinks.toStored();
  }

  @Override
  public String toString() {
    return "ProfileUpdate";
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  record Links(
      @WebLink @Nullable String twitter,
      @WebLink @Nullable String linkedin,
      @WebLink @Schema(example = "https://github.example/ada") @Nullable String github,
      @WebLink @Nullable String facebook,
      @WebLink @Nullable String instagram,
      @WebLink @Nullable String youtube) {

    private static final Links NONE = new Links(null, null, null, null, null, null);

    Links {
      twitter = text(twitter);
      linkedin = text(linkedin);
      github = text(github);
      facebook = text(facebook);
      instagram = text(instagram);
      youtube = text(youtube);
    }

    private SocialLinks toStored() {
      return new SocialLinks(twitter, linkedin, github, facebook, instagram, youtube);
    }
  }
}
