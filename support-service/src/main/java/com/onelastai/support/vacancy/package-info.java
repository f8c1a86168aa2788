/**
 * Vacancies and the applications for them. An application holds its CV, so that it is stored and
 * deleted with it: at a date that the applicant is told, by a link in the mail, or with the user.
 */
@NullMarked
package com.onelastai.support.vacancy;

import org.jspecify.annotations.NullMarked;
