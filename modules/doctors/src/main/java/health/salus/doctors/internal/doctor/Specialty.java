package health.salus.doctors.internal.doctor;

/** A field of medicine a doctor may work in. */
record Specialty(String code, String name) {}
