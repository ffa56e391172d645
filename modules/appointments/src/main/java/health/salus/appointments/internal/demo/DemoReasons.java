package health.salus.appointments.internal.demo;

import health.salus.doctors.DoctorSummary;
import java.util.List;
import java.util.Map;

/** Why demo patients come, in their own words. */
final class DemoReasons {
    private static final List<String> GENERAL = List.of(
            "Cough for two weeks",
            "Tired all the time",
            "Headaches since last month",
            "Yearly check-up",
            "Back pain after lifting",
            "Discuss blood test",
            "Sore throat and fever",
            "Certificate for work");

    private static final Map<String, List<String>> BY_SPECIALTY = Map.of(
            "cardiology",
            List.of(
                    "Chest tightness when climbing stairs",
                    "High blood pressure, control",
                    "Palpitations at night",
                    "Check after stent",
                    "Swollen ankles",
                    "Discuss long-term ECG"),
            "paediatrics",
            List.of(
                    "Developmental check",
                    "Earache",
                    "Fever since yesterday",
                    "Vaccination talk",
                    "Rash on the tummy",
                    "Cough at night"),
            "orthopaedics",
            List.of(
                    "Knee pain after running",
                    "Shoulder does not lift",
                    "Control after fracture",
                    "Hip pain at night",
                    "Twisted ankle",
                    "Stiff neck"),
            "dermatology",
            List.of(
                    "Mole has changed",
                    "Itching rash on both arms",
                    "Skin cancer screening",
                    "Acne, control",
                    "Hair loss",
                    "Wart on the foot"),
            "radiology",
            List.of("MRI of the knee", "Chest X-ray", "Ultrasound of the abdomen", "Mammography", "CT of the head"));

    private DemoReasons() {}

    static String of(DoctorSummary doctor, int luck) {
        List<String> reasons = doctor.specialties().stream()
                .filter(BY_SPECIALTY::containsKey)
                .findFirst()
                .map(BY_SPECIALTY::get)
                .orElse(GENERAL);
        return reasons.get(luck % reasons.size());
    }
}
