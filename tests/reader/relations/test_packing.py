from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.packing import packed_profile, packed_vector, unpacked_profile, unpacked_vector
from reader.relations.reference import reference_of
from reader.relations.traits import traits_of
from reader.relations.vectors import vector_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.relations.profile import Profile

TEXT = "The Kestrel, with 212 people on board, ran aground.\n\n“It held,” said Nora Quill on 4 March 2024."


def test_profiles_come_back_from_bytes_as_they_were(
    profiled: Callable[..., Profile], sample_profiles: list[Profile]
) -> None:
    odd = [profiled(1, ""), profiled(2, TEXT), profiled(3, TEXT, bounds=("2024-03", None), language=None)]
    for profile in [*odd, *sample_profiles]:
        assert unpacked_profile(packed_profile(profile)) == profile


def test_vectors_come_back_from_bytes_as_they_were(sample_profiles: list[Profile]) -> None:
    traits = [traits_of(profile) for profile in sample_profiles]
    reference = reference_of(len(traits), traits)
    for own in traits:
        vector = vector_of(own, reference)
        back = unpacked_vector(packed_vector(vector))
        assert back.slots.tolist() == vector.slots.tolist()
        assert back.weights.tolist() == vector.weights.tolist()
        assert back.bounds.tolist() == vector.bounds.tolist()
