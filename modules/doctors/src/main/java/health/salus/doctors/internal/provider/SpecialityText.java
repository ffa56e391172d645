package health.salus.doctors.internal.provider;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other systems write for a specialty, in codes of the catalogue. */
final class SpecialityText {
    private static final String NOT_KNOWN = "other";
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("AUDIOLOGIST", "audiology"),
            Map.entry("CARDIOLOGY", "cardiology"),
            Map.entry("CHIROPRACTIC", "chiropractic"),
            Map.entry("CLINICAL PSYCHOLOGIST", "psychology"),
            Map.entry("CLINICAL SOCIAL WORKER", "social-work"),
            Map.entry("DERMATOLOGY", "dermatology"),
            Map.entry("EMERGENCY MEDICINE", "emergency-medicine"),
            Map.entry("FAMILY PRACTICE", "general-medicine"),
            Map.entry("GENERAL PRACTICE", "general-medicine"),
            Map.entry("GENERAL SURGERY", "general-surgery"),
            Map.entry("INTERNAL MEDICINE", "internal-medicine"),
            Map.entry("NEUROLOGY", "neurology"),
            Map.entry("NURSE PRACTITIONER", "nursing"),
            Map.entry("OBSTETRICS/GYNECOLOGY", "gynaecology"),
            Map.entry("OPTOMETRY", "optometry"),
            Map.entry("ORTHOPEDIC SURGERY", "orthopaedics"),
            Map.entry("PEDIATRIC MEDICINE", "paediatrics"),
            Map.entry("PHYSICAL THERAPY", "physiotherapy"),
            Map.entry("PHYSICIAN ASSISTANT", "general-medicine"),
            Map.entry("PSYCHIATRY", "psychiatry"));

    private SpecialityText() {}

    static String code(@Nullable String text) {
        return text == null ? NOT_KNOWN : CODES.getOrDefault(text.strip().toUpperCase(Locale.ROOT), NOT_KNOWN);
    }
}
